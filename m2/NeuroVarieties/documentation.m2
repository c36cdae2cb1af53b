-- documentation.m2: a node with running examples for every export

load "./documentation/package.m2"
load "./documentation/varieties.m2"
load "./documentation/minors.m2"
load "./documentation/conormal.m2"
load "./documentation/critical.m2"
load "./documentation/degrees.m2"
load "./documentation/discriminant.m2"
load "./documentation/network.m2"
load "./documentation/invariant.m2"
load "./documentation/conservation.m2"
load "./documentation/answer.m2"
load "./documentation/track.m2"
