export { mechanisms } from './all.js'
