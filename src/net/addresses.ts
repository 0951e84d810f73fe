import { BlockList, isIP } from 'node:net'

/** IANA IPv4 special-purpose registry and multicast; the last is a cloud platform's internal service on a public address. */
const SPECIAL_V4 = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.31.196.0', 24],
  ['192.52.193.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['192.175.48.0', 24],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
  ['168.63.129.16', 32],
] as const

/** Special-purpose parts of 2000::/3: protocol assignments with Teredo and ORCHID, documentation, 6to4, AS112. */
const SPECIAL_V6 = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['2620:4f:8000::', 48],
  ['3fff::', 20],
] as const

const specialV4: BlockList = /* @__PURE__ */ blockList(SPECIAL_V4, 'ipv4')
const specialV6: BlockList = /* @__PURE__ */ blockList(SPECIAL_V6, 'ipv6')
/** Everything outside is loopback, local, multicast, IPv4-mapped, NAT64 or not assigned. */
const globalV6: BlockList = /* @__PURE__ */ blockList([['2000::', 3]], 'ipv6')

/**
 * Whether an IP address is on the public Internet: no special-purpose range (RFC 6890 and the IANA registries), and no
 * IPv6 form that carries an IPv4 address (mapped, NAT64, 6to4, Teredo). `false` for text that is not an address.
 */
export function isPublicAddress(address: string): boolean {
  // A zone index names an interface of this machine.
  if (address.includes('%')) return false
  switch (isIP(address)) {
    case 4:
      return !specialV4.check(address, 'ipv4')
    case 6:
      return globalV6.check(address, 'ipv6') && !specialV6.check(address, 'ipv6')
    default:
      return false
  }
}

function blockList(ranges: readonly (readonly [string, number])[], family: 'ipv4' | 'ipv6'): BlockList {
  const list = new BlockList()
  for (const [address, prefix] of ranges) list.addSubnet(address, prefix, family)
  return list
}
