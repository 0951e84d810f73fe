export { generations, mechanisms } from './all.js'
