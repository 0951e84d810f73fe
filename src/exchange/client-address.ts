/** IPv4 in IPv6: mapped (RFC 4291 section 2.5.5.2), and what translators make of it (RFC 6052 section 2.1). */
const IPV4_WITHIN = /^(?:0:0:0:0:0:ffff|64:ff9b:0:0:0:0):([\da-f]+):([\da-f]+)$/

/**
 * Whose address it is, as far as it tells: IPv4 addresses by themselves, IPv6 addresses by their first 64 bits, since whoever has one has all
 * that begin so (RFC 6177 section 2). What is no address stays as it is.
 */
export function clientOfAddress(address: string): string {
  const url = `http://[${address.split('%', 1)[0]}]`
  if (!address.includes(':') || !URL.canParse(url)) return address
  const [head = '', tail] = new URL(url).hostname.slice(1, -1).split('::')
  const first = head === '' ? [] : head.split(':')
  const last = tail === undefined || tail === '' ? [] : tail.split(':')
  const groups = [...first, ...Array<string>(8 - first.length - last.length).fill('0'), ...last]
  const within = IPV4_WITHIN.exec(groups.join(':'))
  if (within === null) return `${groups.slice(0, 4).join(':')}::/64`
  return within
    .slice(1)
    .flatMap((group) => [Number.parseInt(group, 16) >> 8, Number.parseInt(group, 16) & 255])
    .join('.')
}
