/** True in the long form, which tries every text and more rounds; `npm test` tries a seeded sample. */
export const IS_WHOLE = process.env.ATTUNE_ATTACKS === 'all'
