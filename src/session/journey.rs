//! Which page comes after which, and how far the whole is.

use crate::Route;
use requisite_precheck::{Report, Task, TaskId, TaskStatus};

/// The page of a task.
pub fn route_of_task(task: &TaskId) -> Route {
    match task {
        TaskId::Section(section) => Route::Section(section.clone()),
        TaskId::Data => Route::Data,
        TaskId::Public => Route::Public,
        TaskId::Reasons => Route::Reasons,
    }
}

/// The task of a page.
pub fn task_of_route(route: &Route) -> Option<TaskId> {
    match route {
        Route::Section(section) => Some(TaskId::Section(section.clone())),
        Route::Data => Some(TaskId::Data),
        Route::Public => Some(TaskId::Public),
        Route::Reasons => Some(TaskId::Reasons),
        _ => None,
    }
}

/// Where "Continue" leads: to the outcome where the answers lead elsewhere, else to the next task that this request needs.
pub fn onward(report: &Report, here: &Route) -> Route {
    report
        .ending()
        .map_or_else(|| next_after(&report.tasks, here), |ending| Route::Outcome(ending.id.clone()))
}

/// The page of the next task that this request needs, else the check.
fn next_after(tasks: &[Task], here: &Route) -> Route {
    let here = task_of_route(here);
    let mut rest = tasks.iter().skip_while(|task| Some(&task.id) != here.as_ref()).skip(1);
    rest.find(|task| task.status.is_needed())
        .map_or(if here.is_some() { Route::Check } else { Route::Tasks }, |task| route_of_task(&task.id))
}

/// The number of a page's task among those that this request needs, and how many these are; nothing for other pages.
pub fn task_number(tasks: &[Task], here: &Route) -> Option<(usize, usize)> {
    let here = task_of_route(here)?;
    let needed: Vec<&Task> = tasks.iter().filter(|task| task.status.is_needed()).collect();
    let at = needed.iter().position(|task| task.id == here)?;
    Some((at + 1, needed.len()))
}

/// How far the whole request is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Tasks that this request needs.
    pub needed: usize,
    /// Tasks of which answers not given yet decide whether this request needs them.
    pub not_known: usize,
    /// Those of the needed ones in which nothing is missing.
    pub completed: usize,
    /// Number of things that keep a package from being made.
    pub blocking: u32,
    /// The task to go on with: the first in order that is not completed.
    pub next: Option<TaskId>,
    /// Whether anything has been entered at all.
    pub started: bool,
    /// Whether the answers lead elsewhere, so that there is nothing to make a package of.
    pub ends_elsewhere: bool,
}

impl Progress {
    /// What stands between the request and its package, in a sentence.
    pub fn standing(&self) -> String {
        match self.blocking {
            _ if self.ends_elsewhere => {
                "Your answers lead elsewhere, so there is no package to make. To go on here, change the answers."
                    .to_owned()
            }
            0 => "Nothing is missing. You can make the package.".to_owned(),
            1 => "1 thing is still to be done before you can make the package.".to_owned(),
            n => format!("{n} things are still to be done before you can make the package."),
        }
    }
}

/// How far the whole request is.
pub fn progress(report: &Report) -> Progress {
    let needed = || report.tasks.iter().filter(|task| task.status.is_needed());
    Progress {
        needed: needed().count(),
        not_known: report.tasks.iter().filter(|task| task.status == TaskStatus::NotKnown).count(),
        completed: needed().filter(|task| task.status == TaskStatus::Completed).count(),
        blocking: u32::try_from(report.blocking().count()).unwrap_or(u32::MAX),
        next: needed().find(|task| task.status != TaskStatus::Completed).map(|task| task.id.clone()),
        started: needed().any(|task| task.status != TaskStatus::NotStarted),
        ends_elsewhere: report.ending().is_some(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use requisite_request::SectionId;

    fn task(id: TaskId, status: TaskStatus) -> Task {
        Task { id, status, blocking: 0 }
    }

    #[test]
    fn continue_skips_what_is_not_needed_and_ends_at_the_check() {
        let study = TaskId::Section(SectionId::new("study").unwrap());
        let tasks = [
            task(study.clone(), TaskStatus::NotStarted),
            task(TaskId::Data, TaskStatus::NotNeeded),
            task(TaskId::Reasons, TaskStatus::NotKnown),
            task(TaskId::Public, TaskStatus::Completed),
        ];
        assert_eq!(next_after(&tasks, &route_of_task(&study)), Route::Public);
        assert_eq!(next_after(&tasks, &Route::Public), Route::Check);
        assert_eq!(next_after(&tasks, &Route::Questions), Route::Tasks);
        assert_eq!(next_after(&[], &Route::Data), Route::Check);
        assert_eq!(task_number(&tasks, &Route::Public), Some((2, 2)));
        assert_eq!(task_number(&tasks, &Route::Data), None);
        assert_eq!(task_number(&tasks, &Route::Check), None);
    }

    #[test]
    fn tasks_and_pages_name_each_other() {
        for id in
            [TaskId::Data, TaskId::Public, TaskId::Reasons, TaskId::Section(SectionId::new("who").unwrap())]
        {
            assert_eq!(task_of_route(&route_of_task(&id)), Some(id));
        }
    }
}
