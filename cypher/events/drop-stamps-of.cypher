// Takes away the stamps of people who lately engaged with these items: they do not hold any more once the items are gone.
// @mode    write
// @touches all-users
// @param   itemIds [String!]!
UNWIND $itemIds AS itemId
MATCH (item:Item {id: itemId})<-[recent:RECENTLY_ENGAGED]-(person:User)
REMOVE person.recentStamp
