// ClinicFiles
