function supply(holder: object, name: string, value: (this: never, ...args: never[]) => unknown): void {
  if (!(name in holder)) Object.defineProperty(holder, name, { value, configurable: true, writable: true })
}

function at(this: ArrayLike<unknown>, index: number): unknown {
  const whole = Math.trunc(index) || 0
  return this[whole < 0 ? this.length + whole : whole]
}

/** Puts what browsers of 2020 lack and the library uses in place where it is missing. */
export function supplyMissing(): void {
  supply(Object, 'hasOwn', (value: object, key: PropertyKey) => Object.getOwnPropertyDescriptor(value, key) !== undefined)
  supply(URL, 'canParse', (text: string, base?: string) => {
    try {
      return new URL(text, base) !== undefined
    } catch {
      return false
    }
  })
  supply(Array.prototype, 'at', at)
  supply(String.prototype, 'at', at)
  supply(Object.getPrototypeOf(Uint8Array.prototype), 'at', at)
  supply(Array.prototype, 'findLast', function (this: readonly unknown[], found: (one: unknown) => boolean) {
    return [...this].reverse().find(found)
  })
  supply(Array.prototype, 'findLastIndex', function (this: readonly unknown[], found: (one: unknown) => boolean) {
    for (let index = this.length - 1; index >= 0; index--) if (found(this[index])) return index
    return -1
  })
  supply(Array.prototype, 'toSorted', function (this: readonly unknown[], order?: (a: unknown, b: unknown) => number) {
    return [...this].sort(order)
  })
  supply(Array.prototype, 'toReversed', function (this: readonly unknown[]) {
    return [...this].reverse()
  })
  supply(String.prototype, 'replaceAll', function (this: string, from: string | RegExp, to: string) {
    return typeof from === 'string' ? this.split(from).join(to) : this.replace(from, to)
  })
  supply(String.prototype, 'isWellFormed', function (this: string) {
    return !/[\ud800-\udbff](?![\udc00-\udfff])|(?:[^\ud800-\udbff]|^)[\udc00-\udfff]/.test(this)
  })
  supply(URL, 'canParse', canParse)
  // What the library copies is JSON.
  supply(globalThis, 'structuredClone', (value: object) => JSON.parse(JSON.stringify(value)) as unknown)
}

function canParse(url: string, base?: string): boolean {
  try {
    return new URL(url, base) !== undefined
  } catch {
    return false
  }
}
