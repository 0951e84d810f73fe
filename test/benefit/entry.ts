export { fitInTime } from '../../src/benefit/fit-in-time.js'
export * from '../../src/benefit/index.js'
