export { verifyPageFile, verifyPageFiles, type WebFile } from './files.js'
export { type CreateVerifyPageOptions, createVerifyPage } from './verify-page.js'
