import { fromHex, toHex } from '../../core/index.js'
import type { PointCurve } from '../types.js'

/** y^2 = x^3 - 3x + b modulo p (FIPS 186-5, SP 800-186 section 3.2.1). Points are public: time does not matter here. */
interface Curve {
  readonly p: bigint
  readonly b: bigint
  readonly bytes: number
}

const CURVES: Readonly<Record<PointCurve, Curve>> = {
  'P-256': {
    p: 0xffffffff00000001000000000000000000000000ffffffffffffffffffffffffn,
    b: 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn,
    bytes: 32,
  },
  'P-384': {
    p: 0xfffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffeffffffff0000000000000000ffffffffn,
    b: 0xb3312fa7e23ee7e4988e056be3f82d19181d9c6efe8141120314088f5013875ac656398d8a2ed19d2a85c8edd3ec2aefn,
    bytes: 48,
  },
}

/** Whether two coordinates are those of a point. Their groups have no smaller ones, so that is all there is to check. */
export function isOnCurve(name: PointCurve, x: Uint8Array, y: Uint8Array): boolean {
  const { p, bytes, b } = CURVES[name]
  const [left, right] = [toNumber(x), toNumber(y)]
  if (x.length !== bytes || y.length !== bytes || left >= p || right >= p) return false
  return (right * right) % p === squareOfY(left, p, b)
}

/** The uncompressed point (`04`, x, y) of a compressed one (SEC 1 section 2.3.4), or `undefined` where there is none. */
export function decompress(name: PointCurve, point: Uint8Array): Uint8Array | undefined {
  const { p, b, bytes } = CURVES[name]
  if (point.length !== bytes + 1 || (point[0] !== 2 && point[0] !== 3)) return undefined
  const x = toNumber(point.subarray(1))
  if (x >= p) return undefined
  const square = squareOfY(x, p, b)
  // Both primes leave 3 modulo 4, for which this power is a root where there is one.
  const root = power(square, (p + 1n) / 4n, p)
  if ((root * root) % p !== square) return undefined
  const y = (root & 1n) === BigInt(point[0] & 1) ? root : p - root
  return fromHex(`04${digits(x, bytes)}${digits(y, bytes)}`)
}

function squareOfY(x: bigint, p: bigint, b: bigint): bigint {
  return ((((x * x - 3n) * x + b) % p) + p) % p
}

function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n
  let square = base % modulus
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if ((rest & 1n) === 1n) result = (result * square) % modulus
    square = (square * square) % modulus
  }
  return result
}

function toNumber(bytes: Uint8Array): bigint {
  return BigInt(`0x0${toHex(bytes)}`)
}

function digits(value: bigint, bytes: number): string {
  return value.toString(16).padStart(bytes * 2, '0')
}
