"""Central curves of linear programmes: degrees by matroids."""
