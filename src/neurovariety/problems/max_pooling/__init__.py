"""Max-pooling layers: vertices and faces of sums of simplices."""
