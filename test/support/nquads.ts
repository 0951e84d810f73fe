import { iriTerm, literalTerm, type Quad, quotedText } from '../../src/rdf/dataset/quads.js'

const UCHAR = String.raw`\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8}`
const IRI = `<(?:[^\\u0000-\\u0020<>"{}|^\`\\\\]|${UCHAR})*>`
const BLANK = String.raw`_:[\p{L}\p{N}_](?:[\p{L}\p{N}_.·-]*[\p{L}\p{N}_·-])?`
const STRING = `"(?:[^"\\\\\\n\\r]|\\\\[tbnrf"'\\\\]|${UCHAR})*"`
const LITERAL = `(${STRING})(?:\\^\\^(${IRI})|(@[a-zA-Z]+(?:-[a-zA-Z0-9]+)*))?`
const WS = '[ \\t]*'
const STATEMENT = new RegExp(
  `^${WS}(${IRI}|${BLANK})${WS}(${IRI})${WS}(?:(${IRI}|${BLANK})|${LITERAL})${WS}(${IRI}|${BLANK})?${WS}\\.${WS}(?:#.*)?$`,
  'u',
)

const ECHARS: Readonly<Record<string, string>> = { t: '\t', b: '\b', n: '\n', r: '\r', f: '\f', '"': '"', "'": "'", '\\': '\\' }

function unescaped(text: string): string {
  return text.replace(/\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))/gs, (_, four: string, eight: string, echar: string) =>
    echar === undefined ? String.fromCodePoint(Number.parseInt(four ?? eight, 16)) : (ECHARS[echar] as string),
  )
}

function nodeTerm(text: string): string {
  return text.startsWith('_:') ? text : iriTerm(unescaped(text.slice(1, -1)))
}

/** The quads of an N-Quads document (N-Quads section 4), duplicates included; throws on a line that is no statement. */
export function parseNquads(document: string): Quad[] {
  return document
    .split(/[\r\n]+/)
    .filter((line) => !/^[ \t]*(?:#.*)?$/.test(line))
    .map((line) => {
      const match = STATEMENT.exec(line)
      if (match === null) throw new Error(`no N-Quads statement: ${line}`)
      const [, subject = '', predicate = '', object, string = '', datatype, tag, graph] = match
      const value = unescaped(string.slice(1, -1))
      const literal = tag === undefined ? literalTerm(value, datatype && nodeTerm(datatype)) : quotedText(value) + tag
      return {
        subject: nodeTerm(subject),
        predicate: nodeTerm(predicate),
        object: object === undefined ? literal : nodeTerm(object),
        graph: graph === undefined ? '' : nodeTerm(graph),
      }
    })
}
