type Child = Node | string | undefined

/** An element with attributes and children; texts become text nodes, so that nothing in a badge is ever markup. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string | undefined>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name)
  for (const [attribute, value] of Object.entries(attributes)) if (value !== undefined) made.setAttribute(attribute, value)
  for (const child of children) if (child !== undefined) made.append(child)
  return made
}

/** A text of others: its direction stays its own (HTML `bdi`). */
export function foreign(text: string): HTMLElement {
  return element('bdi', {}, text)
}

/** A button that does something. */
export function button(label: string, act: () => void, attributes: Readonly<Record<string, string>> = {}): HTMLButtonElement {
  const made = element('button', { type: 'button', ...attributes }, label)
  made.addEventListener('click', act)
  return made
}

/** An id that no other element has. */
export function newId(name: string): string {
  return `${name}-${Math.random().toString(36).slice(2)}`
}

/** The element of the page with an id. It is there, since the page and its script are built together. */
export function byId<Type extends HTMLElement>(id: string): Type {
  return document.getElementById(id) as Type
}

/** Takes everything out of an element and puts something else in. */
export function fill(parent: Element, ...children: readonly Child[]): void {
  while (parent.firstChild !== null) parent.removeChild(parent.firstChild)
  for (const child of children) if (child !== undefined) parent.append(child)
}

/** As {@link fill}, but what is being asked there stays until it is answered. */
export function fillBelowQuestions(parent: Element, ...children: readonly Child[]): void {
  for (const one of Array.from(parent.children)) if (!one.matches('section.ask')) one.remove()
  for (const child of children) if (child !== undefined) parent.append(child)
}

/** Lets the user save bytes as a file. */
export function saveFile(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }))
  const link = element('a', { href: url, download: name })
  document.body.append(link)
  link.click()
  link.remove()
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
