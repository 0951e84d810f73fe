/** `npm run docs`: the site as static files in `docs-site/`. A link that leads nowhere ends it with status 1. */
import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brokenLinks } from './site/check-links.ts'
import { writeStartPage, writeWebPages } from './site/write-pages.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const out = join(root, 'docs-site')

rmSync(out, { recursive: true, force: true })
const typedoc = join(root, 'node_modules/typedoc/bin/typedoc')
const { status } = spawnSync(process.execPath, [typedoc, '--options', 'typedoc.config.mjs'], { cwd: root, stdio: 'inherit' })
if (status !== 0) process.exit(status ?? 70)
writeStartPage(root, out, await writeWebPages(root, out), true)
const broken = brokenLinks(out)
for (const one of broken) process.stderr.write(`leads nowhere: ${one}\n`)
if (broken.length > 0) process.exitCode = 1
else process.stdout.write(`docs-site/index.html: put the folder on any host\n`)
