"""What users write, for the type checker alone: networks and equations stand for varieties."""

from __future__ import annotations

import neurovariety as nv

net = nv.PolynomialNetwork((2, 2, 1), "z^3")
nv.CriticalCensus(net)
nv.ConservationLaws(net)
nv.DecisionBoundary(net, [1, 2, 3, 4, 5, 6])
nv.Dimension(net)
nv.EDDegree(net)
nv.Eliminate(net)
nv.Fibre(net, "x1^3")
nv.GenericEDDegree(net)
nv.Identifiability(net)
nv.ImageDegree(net)
nv.ImageIdeal(net, degree=2)
nv.LearningDegree(net)
nv.RealEDCriticalPoints(net, datum=[1, 2, 3, 4])
nv.RealEDCriticalPoints.of_loss(net, [[1, 2], [3, 4]], [[1, 2]])
nv.SingularLocus(net)
nv.TeacherDiscriminant(nv.PolynomialNetwork((3, 2, 1), "z^3"), nv.GenericMetric())

cone = nv.ConvolutionalNetwork((2, 2), activation=2)
nv.Bottlenecks(cone)
nv.EDCorrespondence(cone)
nv.EDDiscriminant(cone)
nv.Reach(cone)
nv.SignatureDiscriminant(cone)
nv.VoronoiCell(cone, [1, 0, 0])

linear = nv.LinearNetwork(3, 2, 3)
nv.MinorsIdeal(linear)
nv.CriticalPoints(linear)
nv.GradientFlow(linear)

nv.Decomposition("x*y")
nv.EDDegree("x^2 + y^2 = 1")
nv.ImageDegree(["x*y", "x*z"])

degree: int | None = nv.solve(nv.EDDegree(linear)).value
dimension: int = nv.solve(nv.Dimension(net)).value.dimension
