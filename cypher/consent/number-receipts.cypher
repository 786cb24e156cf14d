// Takes the next numbers for receipts and returns the last one. Its lock lasts until the transaction ends, so that the
// receipts of lower numbers are committed before.
// @mode    write
// @steady
// @touches nothing
// @param   count     Int!
// @param   start     Int!
// @returns revision  Int!
MERGE (consent:Singleton {id: 'consent'})
SET consent.revision = coalesce(consent.revision, $start) + $count
RETURN consent.revision AS revision
