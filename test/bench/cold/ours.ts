import { runCold } from './input.js'

await runCold(async ({ secretJwk, created, document }) => {
  const { createContextLoader } = await import('rungs/contexts')
  const { createSigner } = await import('rungs/keys')
  const { eddsaRdfc2022 } = await import('rungs/securing/eddsa-rdfc-2022')
  const options = { signer: createSigner(secretJwk as never), loader: createContextLoader(), now: Date.parse(created) }
  return (await eddsaRdfc2022.secure(document as never, options)).credential as object
})
