/** How many are under way at once: the first wrong one ends it soon. */
const AT_ONCE = 32

/** Whether all hold, each message with the signature in its place; what lacks one does not. */
export async function everyPair(
  messages: readonly Uint8Array[],
  signatures: readonly Uint8Array[],
  holds: (message: Uint8Array, signature: Uint8Array) => Promise<boolean>,
): Promise<boolean> {
  if (messages.length !== signatures.length) return false
  for (let start = 0; start < messages.length; start += AT_ONCE) {
    const some = messages.slice(start, start + AT_ONCE)
    const found = await Promise.all(some.map((message, index) => holds(message, signatures[start + index] as Uint8Array)))
    if (found.includes(false)) return false
  }
  return true
}
