const MAX_CHARACTERS = 16_384

/** The target of the link to the next page (RFC 8288 section 3), as it is written. */
export function nextLink(header: string): string | undefined {
  let rest = header.slice(0, MAX_CHARACTERS)
  for (;;) {
    const link = /^[\s,]*<([^<>]*)>/.exec(rest)
    if (link === null) return undefined
    rest = rest.slice(link[0].length)
    let isNext = false
    for (;;) {
      const parameter = /^\s*;\s*([\w!#$%&'*+.^`|~-]+)\s*(?:=\s*(?:"([^"]*)"|([^\s",;]+)))?/.exec(rest)
      if (parameter === null) break
      rest = rest.slice(parameter[0].length)
      const [, name = '', quoted, plain = ''] = parameter
      if (name.toLowerCase() === 'rel') isNext ||= (quoted ?? plain).toLowerCase().split(/\s+/).includes('next')
    }
    if (isNext) return link[1]
  }
}
