// The ends of the newest trainings, newest first, as JSON.
// @mode    read
// @bounded
// @returns entries  [String!]
MATCH (history:Singleton {id: 'trainings'})
RETURN history.entries AS entries
