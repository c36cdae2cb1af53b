-- needs: nothing; packages: Saturation
-- policies.m2: memoryless stochastic policies of decision processes whose states are not all seen.
--
-- A process is a sequence (transitions, rewards, discount, start, observations): the probabilities
-- transitions#s#a#t to go from state s by action a to t, rewards#s#a, and the number of each
-- state's observation.  A face is, for each observation, the list of the actions that are taken.

-- a ring with a variable for the probability of each action but the last of each observation, and
-- for each observation the probabilities of its actions
policiesOn = face -> (
    R := QQ(monoid[Variables => sum(face, taken -> #taken - 1)]);
    ends := accumulate(plus, 0, apply(face, taken -> #taken - 1));
    (R, apply(#face, o -> (
        given := (gens R)_{(if o == 0 then 0 else ends#(o-1)) .. ends#o - 1};
        append(given, 1_R - sum given)))))

-- I - discount P over a ring, by rows, for probabilities of actions
bellmanMatrix = (process, face, policy) -> (
    (transitions, rewards, discount, start, seen) := process;
    matrix apply(#start, s -> apply(#start, t -> (if s == t then 1 else 0) - discount * sum(
        face#(seen#s), policy#(seen#s), (a, p) -> p * transitions#s#a#t))))

-- the reward as a numerator and a denominator, and the weights of the observations, likewise
policyReward = (process, face) -> (
    (transitions, rewards, discount, start, seen) := process;
    (R, policy) := policiesOn face;
    M := bellmanMatrix(process, face, policy);
    beginning := (1 - discount) * sub(matrix {start}, R);
    often := apply(#start, s -> det(matrix apply(#start, k -> first entries(
        if k == s then beginning else M^{k})), Strategy => Cofactor));
    worth := s -> sum(face#(seen#s), policy#(seen#s), (a, p) -> p * rewards#s#a);
    weights := apply(#face, o -> sum(positions(seen, k -> k == o), s -> often#s));
    (sum(#start, s -> often#s * worth s), det(M, Strategy => Cofactor), weights))

-- where the reward is critical on a face, without poles, and without zero weights
criticalPolicies = (process, face) -> (
    (N, D, weights) := policyReward(process, face);
    I := ideal apply(gens ring D, x -> diff(x, N) * D - N * diff(x, D));
    scan(prepend(D, weights), f -> if first degree f > 0 then I = saturate(I, f));
    I)
