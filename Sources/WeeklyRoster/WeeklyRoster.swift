// WeeklyRoster
