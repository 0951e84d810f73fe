import { byId } from './dom.js'

/** Something that was brought: a file, a text, or a text with a name. */
export interface Brought {
  readonly name: string
  readonly type?: string
  read(): Promise<string | Uint8Array>
  readonly size: number
}

/**
 * Takes what people bring to a page: chosen files, what is dropped on it, and what is pasted into the form or beside its fields.
 *
 * @returns takes a text that came another way
 */
export function bindBrought(take: (all: readonly Brought[]) => void): (text: string, name: string) => void {
  const takeText = (text: string, name: string): void => {
    if (text.trim() !== '') take([{ name, size: text.length, read: async () => text }])
  }
  const files = byId<HTMLInputElement>('files')
  files.addEventListener('change', () => {
    take(toBrought(files.files))
    files.value = ''
  })
  const pasted = byId<HTMLTextAreaElement>('pasted')
  byId('form').addEventListener('submit', (event) => {
    event.preventDefault()
    takeText(pasted.value, pasted.value.trim().slice(0, 60))
  })
  document.addEventListener('dragover', (event) => event.preventDefault())
  document.addEventListener('drop', (event) => {
    event.preventDefault()
    const { dataTransfer } = event
    if (dataTransfer === null) return
    if (dataTransfer.files.length > 0) take(toBrought(dataTransfer.files))
    else takeText(dataTransfer.getData('text/uri-list') || dataTransfer.getData('text/plain'), '')
  })
  document.addEventListener('paste', (event) => {
    const { clipboardData, target } = event
    if (clipboardData === null || target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement) return
    if (clipboardData.files.length > 0) take(toBrought(clipboardData.files))
    else takeText(clipboardData.getData('text/plain'), '')
  })
  return takeText
}

function toBrought(files: FileList | null): readonly Brought[] {
  return Array.from(files ?? [], (file) => ({
    name: file.name,
    type: file.type,
    size: file.size,
    read: async () => new Uint8Array(await new Response(file).arrayBuffer()),
  }))
}
