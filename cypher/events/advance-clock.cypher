// Moves the graph's clock to an instant, never back. The first SET holds the clock, so that the comparison sees
// what other processes have written.
// @mode    write
// @steady
// @touches nothing
// @param   at Int!
MERGE (clock:Singleton {id: 'clock'})
SET clock.id = 'clock'
WITH clock
WHERE clock.newestEventAt IS NULL OR clock.newestEventAt < $at
SET clock.newestEventAt = $at
