export type { ContractCase } from './contract.js'
export { type MechanismContractOptions, mechanismContract } from './mechanism-contract.js'
export { signerContract } from './signer-contract.js'
