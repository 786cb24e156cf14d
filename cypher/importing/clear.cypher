// Deletes some <things>; returns how many.
// @mode    write
// @touches <touches>
// @param   limit Int!
// @returns count Int!
// | query                  | Label          | touches                  | things                                 |
// | clear-catalog-changes  | CatalogChange  | nothing                  | changes of the catalog                 |
// | clear-charts           | Chart          | charts                   | charts with all of their relationships |
// | clear-consent-receipts | ConsentReceipt | nothing                  | receipts of consent                    |
// | clear-items            | Item           | all-users catalog charts | items with all of their relationships  |
// | clear-model-parts      | ModelPart      | model                    | parts of models                        |
// | clear-models           | Model          | model                    | models with all of their relationships |
// | clear-metric-periods   | MetricPeriod   | nothing                  | hours and days of metrics              |
// | clear-metric-rows      | MetricRow      | nothing                  | sums of metrics                        |
// | clear-served-as        | ServedAs       | nothing                  | ways in which lists were served        |
// | clear-tags             | Tag            | all-users catalog        | tags with all of their relationships   |
// | clear-users            | User           | all-users charts         | users with all of their relationships  |
MATCH (doomed:<Label>)
WITH doomed LIMIT $limit
DETACH DELETE doomed
RETURN count(*) AS count
