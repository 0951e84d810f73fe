// The parts of an optional peer that this room uses.

declare module '@resvg/resvg-js' {
  interface ResvgOptions {
    readonly font: {
      readonly loadSystemFonts: boolean
      readonly fontFiles: readonly string[]
      readonly defaultFontFamily?: string
      readonly sansSerifFamily?: string
    }
    readonly fitTo?: { readonly mode: 'width'; readonly value: number }
    readonly logLevel?: 'off'
  }
  export class Resvg {
    constructor(svg: string, options: ResvgOptions)
    /** The picture with all texts as paths. */
    toString(): string
  }
  export function renderAsync(svg: string, options: ResvgOptions): Promise<{ asPng(): Uint8Array }>
}
