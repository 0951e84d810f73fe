// The parts of optional peers that this room uses.

declare module '@aws-sdk/client-kms' {
  export const KMSClient: new (config: {
    readonly region?: string
    readonly endpoint?: string
    readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string }
    readonly maxAttempts?: number
  }) => { send(command: unknown): Promise<unknown>; destroy(): void }
  export const GetPublicKeyCommand: new (input: { KeyId: string }) => object
  export const SignCommand: new (input: {
    KeyId: string
    Message: Uint8Array
    MessageType: 'RAW' | 'DIGEST'
    SigningAlgorithm: string
  }) => object
}

declare module 'pkcs11js' {
  interface Attribute {
    type: number
    value?: number | boolean | string | Uint8Array
  }
  interface Pkcs11 {
    load(path: string): void
    C_Initialize(options?: { flags?: number }): void
    C_GetSlotList(tokenPresent?: boolean): Uint8Array[]
    C_GetTokenInfo(slot: Uint8Array): { label: string }
    C_OpenSession(slot: Uint8Array, flags: number): Uint8Array
    C_CloseSession(session: Uint8Array): void
    C_Login(session: Uint8Array, userType: number, pin?: string): void
    C_FindObjectsInit(session: Uint8Array, template: Attribute[]): void
    C_FindObjects(session: Uint8Array, maxObjectCount: number): Uint8Array[]
    C_FindObjectsFinal(session: Uint8Array): void
    C_GetAttributeValue(session: Uint8Array, object: Uint8Array, template: Attribute[]): Attribute[]
    C_SignInit(session: Uint8Array, mechanism: { mechanism: number }, key: Uint8Array): void
    C_SignAsync(session: Uint8Array, data: Uint8Array, out: Uint8Array): Promise<Uint8Array>
    C_GenerateKeyPair(
      session: Uint8Array,
      mechanism: { mechanism: number },
      publicKey: Attribute[],
      privateKey: Attribute[],
    ): { publicKey: Uint8Array; privateKey: Uint8Array }
    C_DestroyObject(session: Uint8Array, object: Uint8Array): void
    C_SetAttributeValue(session: Uint8Array, object: Uint8Array, template: Attribute[]): void
    C_CloseAllSessions(slot: Uint8Array): void
  }
  export const PKCS11: new () => Pkcs11
}
