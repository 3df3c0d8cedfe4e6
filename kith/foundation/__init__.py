"""Who is here and where: permissions, people, activity, spaces."""
