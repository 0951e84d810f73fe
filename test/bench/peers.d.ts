// What the benchmark needs of the peers beside what test/support declares.

declare module '@digitalbazaar/vc' {
  interface PeerOptions {
    readonly checkStatus?: () => Promise<{ readonly verified: boolean }>
  }
}
