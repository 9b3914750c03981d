using System.CommandLine;
namespace ShelfEdge.Service.Commands.Doctor;
internal static class DoctorCommand { public static Command Create() => new("doctor"); }
