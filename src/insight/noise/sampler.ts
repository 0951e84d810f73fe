/** Draws whole numbers below a bound, all as likely. */
export type Draw = (bound: bigint) => bigint

const BUFFER_BYTES = 1024

/** Draws from random bytes: what would make low numbers likelier is thrown away. */
export function createDraw(random: (length: number) => Uint8Array): Draw {
  let bytes = new Uint8Array(0)
  let at = 0
  const next = (): bigint => {
    if (at >= bytes.length) {
      bytes = Uint8Array.from(random(BUFFER_BYTES))
      at = 0
    }
    return BigInt(bytes[at++] as number)
  }
  return (bound) => {
    const length = Math.ceil((bound - 1n).toString(2).length / 8)
    const space = 1n << BigInt(8 * length)
    const most = space - (space % bound)
    for (;;) {
      let value = 0n
      for (let byte = 0; byte < length; byte++) value = (value << 8n) | next()
      if (value < most) return value % bound
    }
  }
}

/**
 * One number of the discrete Laplace distribution, exactly: each `z` is as likely as `exp(-|z| * n / d)` says, up to a factor (Canonne, Kamath
 * and Steinke 2020, algorithm 2). Whole numbers only, since the gaps between floating-point numbers give the secret away (Mironov 2012).
 */
export function drawLaplace(draw: Draw, n: bigint, d: bigint): bigint {
  for (;;) {
    const u = draw(d)
    if (!drawExp(draw, u, d)) continue
    let v = 0n
    while (drawExp(draw, 1n, 1n)) v++
    const size = (u + d * v) / n
    const isNegative = draw(2n) === 1n
    if (isNegative && size === 0n) continue
    return isNegative ? -size : size
  }
}

/** True as often as `exp(-n / d)` says, for `n <= d` (the same, algorithm 1). */
function drawExp(draw: Draw, n: bigint, d: bigint): boolean {
  let k = 1n
  while (draw(d * k) < n) k++
  return k % 2n === 1n
}
