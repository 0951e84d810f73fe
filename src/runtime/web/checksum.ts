/** How many bytes one step takes: each has a table of its own. */
const STRIDE = 8
const TABLES: Int32Array = /* @__PURE__ */ checksumTables()

/** The table of the polynomial, and after it the same shifted by one byte more each. */
function checksumTables(): Int32Array {
  const tables = new Int32Array(256 * STRIDE)
  for (let index = 0; index < 256; index++) {
    let value = index
    for (let bit = 0; bit < 8; bit++) value = (value & 1) === 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
    tables[index] = value
  }
  for (let index = 256; index < tables.length; index++) {
    const before = tables[index - 256] as number
    tables[index] = (before >>> 8) ^ (tables[before & 255] as number)
  }
  return tables
}

/** CRC-32 of bytes, eight at a time. */
export function crc32(bytes: Uint8Array): number {
  const at = (table: number, byte: number): number => TABLES[table * 256 + (byte & 255)] as number
  const whole = bytes.length - (bytes.length % STRIDE)
  let crc = -1
  for (let index = 0; index < whole; index += STRIDE) {
    crc =
      at(7, crc ^ (bytes[index] as number)) ^
      at(6, (crc >>> 8) ^ (bytes[index + 1] as number)) ^
      at(5, (crc >>> 16) ^ (bytes[index + 2] as number)) ^
      at(4, (crc >>> 24) ^ (bytes[index + 3] as number)) ^
      at(3, bytes[index + 4] as number) ^
      at(2, bytes[index + 5] as number) ^
      at(1, bytes[index + 6] as number) ^
      at(0, bytes[index + 7] as number)
  }
  for (let index = whole; index < bytes.length; index++) crc = (crc >>> 8) ^ at(0, crc ^ (bytes[index] as number))
  return ~crc >>> 0
}
