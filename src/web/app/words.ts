import { loadPageBook, type PageBook, type PhraseArguments, type Phrasebook, phrase } from '../../i18n/index.js'

/** What the page speaks with. */
export interface Words {
  readonly catalogue: PageBook
  say<Name extends keyof PageBook['phrases']>(name: Name, ...params: PhraseArguments<Name>): string
}

/** The words of a language. */
export async function loadWords(language: string): Promise<Words> {
  const catalogue = await loadPageBook(language)
  return {
    catalogue,
    say: (name, ...params) => phrase(catalogue as Phrasebook<never> as Phrasebook<typeof name>, name, ...params),
  }
}

/** Puts the words of a language into what the page was delivered with. */
export function rewordPage({ catalogue }: Words): void {
  const { documentElement } = document
  documentElement.lang = catalogue.tag
  documentElement.dir = catalogue.direction
  const phrases: Readonly<Record<string, unknown>> = catalogue.phrases
  for (const one of Array.from(document.querySelectorAll<HTMLElement>('[data-say]'))) {
    const text = phrases[one.dataset['say'] as string]
    if (typeof text === 'string') one.textContent = text
  }
  document.title = catalogue.phrases['web.verifyTitle']
}
