/** Codes about pictures. */
export interface DrawCodes {
  'draw.too_many': { readonly what: 'rungs' | 'lines' | 'points' | 'items'; readonly limit: number }
  'draw.ladder_differs': { readonly ladder: string; readonly placement: string }
  'draw.qr_too_long': { readonly version: number }
}
