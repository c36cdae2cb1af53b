"""What is asked: varieties as nasty as people write them, metrics, data, flows, problems."""
