export type { Catalogue, Words } from './catalogue.js'
export { chooseText, type LanguageMap } from './language-map.js'
export { en } from './locales/en.js'
export { type Renderable, render } from './render.js'
