import type { CodegenConfig } from '@graphql-codegen/cli'

/** Both contracts: schema/ becomes resolver types, cypher/ becomes typed queries. */
const config: CodegenConfig = {
  schema: 'schema/**/*.graphql',
  generates: {
    'src/graph/__generated__/queries.ts': { plugins: ['./src/graph/codegen/cypher-plugin.ts'] },
    'src/api/__generated__/resolvers.ts': {
      plugins: ['typescript', 'typescript-resolvers'],
      config: {
        useTypeImports: true,
        immutableTypes: true,
        enumsAsTypes: true,
        contextType: '../context.ts#RequestContext',
        mappers: {
          User: '../models.ts#UserModel',
          Item: '../models.ts#ItemModel',
          Tag: '../models.ts#TagModel',
          RecommendationConnection: '../models.ts#RecommendationConnectionModel',
          RecommendationEdge: '../models.ts#RecommendationEdgeModel',
          Contribution: '../../domain/recommendation.ts#Contribution as ContributionModel',
          SourceCount: '../../domain/recommendation.ts#SourceCount as SourceCountModel',
          Reason: '../../domain/recommendation.ts#Reason as ReasonModel',
          Problem: '../../domain/problem.ts#Problem as ProblemModel',
          FieldProblem: '../../domain/problem.ts#Problem as ProblemModel',
          RateLimited: '../../domain/problem.ts#Problem as ProblemModel',
        },
        scalars: {
          ID: 'string',
          DateTime: { input: 'Date', output: 'Date' },
          EventKind: { input: 'string', output: 'string' },
          EventTime: { input: 'unknown', output: 'unknown' },
          Value: { input: 'unknown', output: 'string | number | boolean' },
        },
      },
    },
  },
}

export default config
