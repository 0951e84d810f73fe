/** Writes the verify page in one file beside the code of the package: whoever has the package has the page, without a terminal or a server. */
import { writeFileSync } from 'node:fs'
import { verifyPageFile } from '../src/web/index.ts'

writeFileSync('dist/verify.html', await verifyPageFile())
