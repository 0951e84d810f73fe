import type { Code, CodeParams } from '../core/index.js'

/** Params that hold a name out of a format or of a product, which is the same in every language. */
export type NameParam = 'container' | 'method' | 'reference' | 'service'

type Literal<Value> = Value extends readonly (infer Item)[] ? Literal<Item> : Value extends string ? Value : never

type ClosedOf<Params> = {
  [Param in keyof Params & string]: string extends Literal<Params[Param]> ? never : `${Param}.${Literal<Params[Param]>}`
}[keyof Params & string]

/** What a param may hold where the type of a code lists it, as `param.value`; what keeps a command from being understood apart. */
export type ClosedValue = Exclude<{ [C in Code]: ClosedOf<CodeParams[C]> }[Code], `${NameParam | 'problem'}.${string}`>

/** Words for each of them: a language that misses one does not compile, nor does a code that comes with a new one. */
export type ClosedValues = { readonly [Name in ClosedValue]: string }
