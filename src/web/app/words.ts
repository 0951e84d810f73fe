import { loadPageBook, type PageBook, type PhraseArguments, type Phrasebook, type PhraseName, phrase } from '../../i18n/index.js'

/** What a page speaks with. */
export interface Words<Book extends PageBook = PageBook> {
  readonly catalogue: Book
  say<Name extends keyof Book['phrases'] & PhraseName>(name: Name, ...params: PhraseArguments<Name>): string
}

/** The words of a language for the verify page. */
export async function loadWords(language: string): Promise<Words> {
  return wordsOf(await loadPageBook(language))
}

/** What a page speaks with, of a book. */
export function wordsOf<Book extends PageBook>(catalogue: Book): Words<Book> {
  return {
    catalogue,
    say: (name, ...params) => phrase(catalogue as unknown as Phrasebook<typeof name>, name, ...params),
  }
}

/** Loads what a language is spoken with; nothing where another was asked for in the meantime, since words may come in another order. */
export function latestOnly<Loaded>(
  load: (language: string) => Promise<Loaded>,
): (language: string) => Promise<Loaded | undefined> {
  let latest = ''
  return async (language) => {
    latest = language
    const loaded = await load(language)
    return language === latest ? loaded : undefined
  }
}

/** Puts the words of a language into what the page was delivered with. */
export function rewordPage({ catalogue }: { readonly catalogue: PageBook }, title: string): void {
  const { documentElement } = document
  documentElement.lang = catalogue.tag
  documentElement.dir = catalogue.direction
  const phrases: Readonly<Record<string, unknown>> = catalogue.phrases
  for (const one of Array.from(document.querySelectorAll<HTMLElement>('[data-say]'))) {
    const text = phrases[one.dataset['say'] as string]
    if (typeof text === 'string') one.textContent = text
  }
  // What its first script says, before anything else is loaded.
  const said = document.getElementById('status')?.dataset ?? {}
  for (const name of Object.keys(said)) {
    const text = phrases[`web.${name}`] ?? phrases[`my.${name}`]
    if (typeof text === 'string') said[name] = text
  }
  document.title = title
}
