import { join } from 'node:path'
import { isJsonObject, usageError } from '../core/index.js'
import {
  ladderAssets,
  ladderIndexFiles,
  ladderName,
  ladderPageFiles,
  myBadgesFiles,
  toFileContent,
  verifyPageFile,
  verifyPageFiles,
  type WebFile,
} from '../web/index.js'
import { readArgs } from './args.js'
import { writeFileAtomically } from './files.js'
import { type CliIo, EXIT } from './io.js'
import { loadDocuments } from './load-documents.js'
import { loadLadder } from './load-ladder.js'
import { clean, jsonText, rows, styleFor } from './style.js'

const AT_ONCE = 16

/** `rungs web build` */
export async function web(argv: readonly string[], io: CliIo): Promise<number> {
  const [action = '', ...rest] = argv
  if (action !== 'build') throw usageError('cli.usage', { problem: 'action_unknown', what: `web ${action.slice(0, 40)}`.trim() })
  const args = readArgs(rest, {
    options: {
      ladder: { type: 'string' },
      documents: { type: 'string' },
      public: { type: 'boolean' },
      json: { type: 'boolean' },
      out: { type: 'string', required: true },
    },
    words: [0, 0],
  })
  const out = args.need('out')
  const names =
    args
      .text('ladder')
      ?.split(',')
      .filter((name) => name !== '') ?? []
  const ladders = await Promise.all(names.map((name) => loadLadder(io, name)))
  const folders = ladders.map((ladder) => ladderName(ladder))
  // Two ladders of one name would be one page.
  if (new Set(folders).size < folders.length) throw usageError('cli.usage', { problem: 'not_together', what: '--ladder' })
  const documents = (await loadDocuments(io, args)).filter(isJsonObject)
  const isPublic = args.flag('public')
  const files: WebFile[] = [...verifyPageFiles()].map((file) => ({ ...file, path: `verify/${file.path}` }))
  files.push({ path: 'verify.html', type: 'text/html; charset=utf-8', text: await verifyPageFile() })
  files.push(...(await myBadgesFiles({ ladders, documents })).map((file) => ({ ...file, path: `badges/${file.path}` })))
  for (const [at, ladder] of ladders.entries()) {
    const pages = await ladderPageFiles(ladder, { documents, ownBadges: !isPublic })
    files.push(...pages.map((file) => ({ ...file, path: `ladders/${folders[at]}/${file.path}` })))
  }
  if (ladders.length > 0) {
    const assets = (await ladderAssets()).filter(({ type }) => !isPublic || type.startsWith('text/css'))
    files.push(...[...assets, ...(await ladderIndexFiles(ladders))].map((file) => ({ ...file, path: `ladders/${file.path}` })))
  }
  // Each is synchronised to the disk, for which many need not wait one after the other.
  const write = (file: WebFile): Promise<void> =>
    writeFileAtomically(io, join(out, file.path), toFileContent(file), { replace: true })
  for (let at = 0; at < files.length; at += AT_ONCE) await Promise.all(files.slice(at, at + AT_ONCE).map(write))
  const pages = ['verify.html', 'verify/index.html', 'badges/index.html', ...folders.map((name) => `ladders/${name}/index.html`)]
  if (args.flag('json')) io.out(jsonText({ out, files: files.length, pages }))
  else {
    const style = styleFor(io)
    const { say } = style
    io.out(`${style.good('✔')} ${say('map.built', { count: files.length })}\n`)
    io.out(rows(pages.map((page) => [say('label.file'), clean(join(out, page))])))
  }
  return EXIT.ok
}
