"""People talk on a platform: every test here runs on both gateways and both databases."""
