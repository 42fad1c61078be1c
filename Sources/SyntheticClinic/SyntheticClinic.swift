// SyntheticClinic
