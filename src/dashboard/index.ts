export { dashboardData } from './dashboard-data.js'
export type * from './inputs.js'
export type * from './model.js'
