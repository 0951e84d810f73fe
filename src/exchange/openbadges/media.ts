/** What a badge is secured by: inside of it, or by a token around it. */
export type BadgeForm = 'json' | 'jws'

/** Media types under which a badge with an embedded proof is taken (OB 3.0 section 6.2.3.1), and those that others send. */
const JSON_TYPES: readonly string[] = ['application/json', 'application/vc+ld+json', 'application/ld+json', 'application/vc']

/** The form of a body by its media type, `undefined` for any other. */
export function formOfType(type: string): BadgeForm | undefined {
  if (JSON_TYPES.includes(type)) return 'json'
  return type === 'text/plain' ? 'jws' : undefined
}

/** Whether an answer of a form is one that the client wants (RFC 9110 section 12.5.1); who says nothing wants any. */
export function isAccepted(request: Request, form: BadgeForm): boolean {
  const accept = request.headers.get('accept')
  if (accept === null || accept.trim() === '') return true
  const types = form === 'json' ? JSON_TYPES : ['text/plain']
  return accept
    .slice(0, 2000)
    .toLowerCase()
    .split(',')
    .some((range) => {
      const [type = '', ...parameters] = range.split(';').map((part) => part.trim())
      if (parameters.some((one) => /^q=0(?:\.0*)?$/.test(one))) return false
      return (
        type === '*/*' || types.includes(type) || (type.endsWith('/*') && types.some((one) => one.startsWith(type.slice(0, -1))))
      )
    })
}
