export type { ContractCase } from './contract.js'
export { type MechanismContractOptions, mechanismContract } from './mechanism-contract.js'
export { type PseudoCatalogueOptions, pseudoCatalogue } from './pseudo-catalogue.js'
export { signerContract } from './signer-contract.js'
