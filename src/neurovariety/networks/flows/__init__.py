"""Flows of networks and of given fields: what moves, under which force, with what momentum."""
